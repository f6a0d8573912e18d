"""What a Python user imports."""

import pytest

import mujaz


@pytest.mark.parametrize("name", mujaz.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(mujaz, name).__doc__


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = mujaz.no_such_name
