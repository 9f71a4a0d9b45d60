"""The app in the browser: pages and one component over the use cases; it holds no rules of its own."""
