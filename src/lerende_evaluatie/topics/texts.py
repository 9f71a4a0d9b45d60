"""Every Dutch sentence of the topic models."""

NOT_INSTALLED = (
    "Voor onderwerpen is een extra onderdeel nodig dat hier niet staat ({missing}); installeer het met: "
    'pip install "lerende-evaluatie[topics-full]".'
)
NO_SENTENCE_TRANSFORMERS = (
    "Voor --embedding sentence-transformers is het pakket sentence-transformers nodig, dat hier niet staat; "
    "installeer het, of kies --embedding tfidf."
)
NO_MODEL_FOLDER = (
    "In {folder} staat geen taalmodel; geef de map van een sentence-transformers-model dat al op deze computer staat."
)
BROKEN_MODEL = (
    "Het taalmodel in {folder} kan niet geladen worden; controleer of de map compleet is, of kies --embedding tfidf."
)
TOO_FEW = (
    "Er zijn {count} bruikbare passages (van de {offered}; in de andere blijven te weinig woorden over die ook elders vallen), en onder "
    "de {least} zegt een onderwerpenmodel niets; lees ze zelf, of voeg interviews toe."
)
ALL_EQUAL = "Er zijn {count} bruikbare passages, maar ze lijken te veel op elkaar (verschillende: {distinct}, woorden: {words}); controleer of de interviews goed zijn ingelezen."
ONLY_STOP_WORDS = (
    "In geen enkele passage blijven genoeg woorden over die ook elders voorkomen, zonder stopwoorden en namen; "
    "controleer of de interviews goed zijn ingelezen."
)
TOO_FEW_CLUSTERS = "Een aantal onderwerpen is 2 of meer; kies een groter getal, of laat de passages het bepalen."
TOO_MANY_CLUSTERS = (
    "Met {count} bruikbare passages kunnen er hoogstens {most} onderwerpen zijn; kies een kleiner getal bij --clusters."
)
NO_TOPICS = (
    "De passages lijken te weinig op elkaar om er onderwerpen in te zien; kies zelf een aantal, bijvoorbeeld "
    "--clusters 8, of andere passages met --passages."
)
FITTING = "Onderwerpen zoeken"
COMPARING = "Vergelijken met een eenvoudiger model"
DEALING = "Vergelijken met toeval"
CHANCE = "Geschudde woorden"
BERTOPIC = "BERTopic"
NMF = "NMF"

NO_RUN = "In {folder} staan nog geen onderwerpen; zoek ze met: lerende-evaluatie topics fit."
DAMAGED = "{file} is beschadigd of met de hand gewijzigd; haal het weg en zoek de onderwerpen opnieuw met: lerende-evaluatie topics fit."
DAMAGED_NAMES = (
    "{file} is beschadigd, en er kunnen namen in staan die u gaf: er is niets overschreven; "
    "herstel het bestand, haal het weg, of kies een andere map met --output."
)
DAMAGED_MODEL = "{file} is beschadigd of hoort bij een andere keer; maak het opnieuw met: lerende-evaluatie topics fit --manifest {manifest} --output {folder}."
NOT_THERE = "{file} bestaat niet; controleer de naam."
CANNOT_READ = "{file} kan niet gelezen worden ({why}); kies een ander bestand."
CANNOT_WRITE = "{file} kan niet geschreven worden ({why}); sluit het als het open staat, of kies een andere map."
NO_MANIFEST = "{file} ontbreekt of is beschadigd; zoek de onderwerpen opnieuw met: lerende-evaluatie topics fit."
NOT_A_MANIFEST = (
    "{file} is geen manifest van onderwerpen; kies het bestand manifest.json uit de map van een eerdere keer."
)
VECTORS_ALIKE = (
    "De vectoren van de passages verschillen te weinig van elkaar om onderwerpen te vinden; kies --embedding tfidf."
)
NO_VECTORS = "Deze taal-pipeline heeft geen woordvectoren; kies --embedding tfidf, of installeer nl_core_news_md."
