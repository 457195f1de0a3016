"""Settings for every test."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from workbench import i18n

# CI tries the same examples each time; elsewhere new ones are tried at every run.
settings.register_profile(
    "workbench", deadline=None, max_examples=100, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("workbench")


@pytest.fixture(autouse=True)
def _own_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """No test reads or writes the user's configuration, reviewer name or terminal settings."""
    for name in list(os.environ):
        if name.startswith("WORKBENCH_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    yield
    i18n.use("en")
