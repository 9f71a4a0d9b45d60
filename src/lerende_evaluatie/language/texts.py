"""Every Dutch sentence of the language room."""

UNKNOWN = (
    "De taalpijplijn ‘{name}’ is niet gevonden; "
    "kies ‘auto’ of ‘ingebouwd’, of installeer het spaCy-pakket met die naam."
)
BROKEN = (
    "De taalpijplijn ‘{name}’ is wel geïnstalleerd maar start niet; "
    'installeer het pakket opnieuw of kies pipeline = "ingebouwd" in evaluatie.toml.'
)
