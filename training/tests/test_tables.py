"""README's figures are those of the models that ship."""

from tables import README, share, with_tables


def test_the_tables_of_the_readme_are_those_of_the_cards():
    text = README.read_text()
    assert with_tables(text) == text


def test_a_share_is_written_with_its_interval():
    assert share({"value": 0.4473, "low": 0.4227, "high": 0.4713, "n": 1500}) == "44.7 % [42.3, 47.1]"
    assert share(None) == ""
