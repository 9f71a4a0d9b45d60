"""Run by ``lerende-evaluatie app``; see `lerende_evaluatie.app.serve`."""

from lerende_evaluatie.app.main import run

run()
