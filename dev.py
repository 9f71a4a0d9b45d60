"""Set everything up in this folder and run one of the commands below. Needs Python 3.11 or newer and nothing else.

    python3 dev.py demo     the main job on the example interviews, up to the Word file
    python3 dev.py test     all tests, in a real browser too
    python3 dev.py lint     style, types and the import contract
    python3 dev.py run …    any command in the same environment

On Windows: py dev.py demo
"""

import itertools
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
UV_VERSION = "0.13.8"
UV_HOME = HERE / ".uv"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome")
WORKERS = ("-n", str(min(4, 2 * (os.cpu_count() or 1))), "--dist", "loadfile")
"""More than cores on a small machine: tests in a browser mostly wait."""
LINT = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",))


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    if sys.version_info < (3, 11):
        return fail("Python 3.11 of nieuwer is nodig; dit is " + sys.version.split()[0] + ".")
    command, *rest = arguments or ["help"]
    if command == "demo":
        return demo()
    if command == "test":
        get_browser()
        return uv_run("pytest", *WORKERS, *rest)
    if command == "lint":
        return max(uv_run(*check) for check in LINT)
    if command == "run":
        return uv_run(*rest)
    print(__doc__)
    return 0 if command in ("help", "-h", "--help") else 2


def demo() -> int:
    """Walk the main job as its users do, each command shown before it runs."""
    names = itertools.chain(["voorbeeldrapport"], (f"voorbeeldrapport-{number}" for number in itertools.count(2)))
    report = next(path for name in names if not (path := HERE / "export" / f"{name}.docx").exists())
    for arguments in (
        ("ingest",),
        ("tag",),
        ("review", "import", "transcripts/voorbeeldbesluiten.csv", "--coder", "Voorbeeldcodeur"),
        ("lessons", "import", "voorbeeldlessen.yaml", "--coder", "Voorbeeldcodeur"),
        ("export", "word", "--output", str(report)),
        ("status",),
    ):
        print(f"\n$ lerende-evaluatie {' '.join(arguments)}", flush=True)
        code = uv_run("lerende-evaluatie", *arguments)
        if code:
            return code
    python = "py" if os.name == "nt" else "python3"
    print(f"\nHet Word-rapport staat klaar: {report}")
    print(f"Beoordelen in de browser:     {python} dev.py run lerende-evaluatie app")
    return 0


def uv_run(*command: str) -> int:
    """Run a command in the project's environment, made or brought up to date first."""
    uv = get_uv()
    if uv is None:
        return 1
    # The environment of an enclosing venv must not leak in; the uv cache stays outside .venv, which uv cleans.
    environment = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    options = ["--quiet", "--extra", "app", "--extra", "topics-full", "--python", sys.executable]
    return subprocess.run([uv, "run", *options, "--", *command], cwd=HERE, env=environment, check=False).returncode


def get_uv() -> Path | None:
    """Return the pinned uv, installed in a folder of its own when it is not there yet."""
    scripts = UV_HOME / ("Scripts" if os.name == "nt" else "bin")
    uv = scripts / ("uv.exe" if os.name == "nt" else "uv")
    marker = UV_HOME / f"uv-{UV_VERSION}"
    if uv.exists() and marker.exists():
        return uv
    print("Eerste keer: de omgeving wordt klaargezet (een minuut of minder) …", flush=True)
    try:
        venv.create(UV_HOME, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        if not install_with_apt("python3-venv"):
            fail("Python mist het onderdeel venv; installeer het (op Debian en Ubuntu: sudo apt install python3-venv).")
            return None
        venv.create(UV_HOME, with_pip=True, clear=True)
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", f"uv=={UV_VERSION}"]
    if subprocess.run(pip, check=False).returncode:
        fail("uv kan niet geïnstalleerd worden; controleer de internetverbinding en probeer het opnieuw.")
        return None
    marker.touch()
    return uv


def get_browser() -> None:
    """Make sure that the browser tests have a browser: an installed one, Debian's, or Playwright's own."""
    if any(map(shutil.which, BROWSERS)) or any(map(Path.exists, playwright_browsers())):
        return
    if not install_with_apt("chromium"):
        uv_run("python", "-m", "playwright", "install", "chromium")


def playwright_browsers() -> list[Path]:
    """Return where Playwright keeps browsers on this system, as far as it did."""
    caches = (  # of Windows, Linux and macOS
        Path(os.environ.get("LOCALAPPDATA", HERE)),
        Path.home() / ".cache",
        Path.home() / "Library" / "Caches",
    )
    return [found for cache in caches for found in cache.glob("ms-playwright/chromium-*")]


def install_with_apt(package: str) -> bool:
    """Install a Debian package when that is possible without asking; return whether it worked."""
    if os.name == "nt" or not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    return all(
        subprocess.run(step, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for step in (update, install)
    )


def fail(message: str) -> int:
    """Print a sentence for the user and return the exit code for failure."""
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
