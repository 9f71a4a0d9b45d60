"""Every Dutch sentence of the store; `{place}` is a file or the name of a database, never a password."""

# Opening
BAD_ADDRESS = (
    "Het adres van de database in evaluatie.toml wordt niet begrepen; "
    "schrijf bijvoorbeeld ‘sqlite:///project.db’ of ‘postgresql+psycopg://gebruiker@computer/project’."
)
NO_DRIVER = 'Voor {place} is een extra onderdeel nodig; installeer het met: pip install "psycopg[binary]".'
NEWER = (
    "{place} is gemaakt met een nieuwere versie van dit programma (schema {version}); "
    "werk het programma bij en probeer het opnieuw, aan de database is niets veranderd."
)
FOREIGN = (
    "{place} is een database van een ander programma; kies in evaluatie.toml een andere plek voor uw project, "
    "aan deze database is niets veranderd."
)
MAKE_BACKUP = (
    "{place} hoort bij een oudere versie van dit programma (schema {version}); "
    "maak eerst zelf een back-up met pg_dump en open de database daarna met allow_migration=True."
)
MIGRATION_FAILED = (
    "{place} kon niet worden bijgewerkt naar deze versie van het programma en is gebleven zoals ze was; "
    "installeer het programma opnieuw en probeer het nog eens."
)
DATABASE_OF_SERVER = "De database ‘{database}’ op ‘{host}’"
THIS_COMPUTER = "deze computer"

# What can go wrong with a database
FULL = (
    "{place} kan niet groeien omdat de schijf vol is, dus uw laatste wijziging is niet bewaard; "
    "maak ruimte vrij en probeer het opnieuw."
)
LOCKED = (
    "{place} is bezet door een ander programma, dus uw laatste wijziging is niet bewaard; "
    "wacht even of sluit dat programma, en probeer het opnieuw."
)
READ_ONLY = (
    "In {place} mag u niet schrijven; vraag schrijfrechten of zet het project in een map waar u wel mag schrijven."
)
CANNOT_OPEN = "{place} gaat niet open; controleer of de map bestaat en of u er mag lezen en schrijven."
NOT_A_DATABASE = (
    "{place} is geen database; geef dit bestand een andere naam "
    "of kies in evaluatie.toml een andere plek voor uw project."
)
DAMAGED = "{place} is beschadigd; zet een back-up terug, bijvoorbeeld uit de map ‘backup’ van uw project."
DISK_FAULT = "De schijf met {place} geeft een fout, dus uw laatste wijziging is niet bewaard; controleer de schijf."
UNREACHABLE = (
    "{place} is niet bereikbaar; controleer de verbinding, de naam en het wachtwoord, en probeer het dan opnieuw."
)
CONFLICT = (
    "Uw wijziging past niet bij wat al in {place} staat, dus er is niets bewaard; "
    "laad de gegevens opnieuw en probeer het nog eens."
)
UNSTORABLE = (
    "De tekst bevat een teken dat {place} niet kan bewaren, dus er is niets bewaard; "
    "haal dat teken weg en probeer het opnieuw."
)
UNKNOWN = "{place} geeft een onverwachte fout ({kind}), dus uw laatste wijziging is niet bewaard; probeer het opnieuw."

# What does not fit
CHANGED_TEXT = (
    "De tekst van ‘{name}’ in de database is buiten dit programma om veranderd; zet een back-up van de database terug."
)
NO_SUCH_SOURCE = "Dit interview staat niet in de database; lees de interviews opnieuw in."
ALREADY_REPLACED = "Dit interview is intussen al vervangen of verdwenen; lees de interviews opnieuw in."
NOT_REMOVED = "Dit interview is intussen al teruggekeerd; lees de interviews opnieuw in."
OTHER_CONTENT = (
    "Onder hetzelfde kenmerk is al iets anders bewaard, dus er is niets veranderd; laad de gegevens opnieuw."
)
CHANGED_ELSEWHERE = (
    "Dit is intussen al anders geworden, bijvoorbeeld in een ander venster, dus er is niets gedaan; "
    "bekijk wat er nu staat en probeer het opnieuw."
)
NO_SUCH_STEP = "Deze stap is niet (meer) te vinden, dus er is niets gedaan; laad de pagina opnieuw."
ALREADY_UNDONE = "Deze stap is al ongedaan gemaakt; bekijk wat er nu staat."
NOT_TO_REDO = (
    "Deze stap kan niet opnieuw gedaan worden, want hij is niet ongedaan gemaakt of u bent daarna verder gegaan; "
    "doe hem zo nodig met de hand."
)

# What people write
WRITTEN_ELSEWHERE = (
    "Iemand heeft dit intussen veranderd, dus uw wijziging is niet bewaard; "
    "bekijk wat er nu staat en doe uw wijziging opnieuw."
)
LESSON_REMOVED = (
    "Deze les is intussen weggehaald, dus uw wijziging is niet bewaard; "
    "zet de les eerst terug en doe uw wijziging opnieuw."
)
NO_SUCH_LESSON = "Deze les is niet te vinden, dus er is niets gedaan; laad de pagina opnieuw."
NO_SUCH_CODING = (
    "Een van de citaten hoort bij een codering die niet bestaat, dus er is niets bewaard; "
    "laad de pagina opnieuw en kies de citaten nog eens."
)
