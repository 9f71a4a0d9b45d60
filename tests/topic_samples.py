"""A small project with clear themes, in which topics are found within a second, and a report made by hand."""

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Source, Variables, select, text_hash
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.domain.topic_coverage import compare
from lerende_evaluatie.domain.topic_report import Shown, TopicReport
from lerende_evaluatie.domain.topics import Choices, Placed, Reduction, Run, Score, Topic, Word, spread
from lerende_evaluatie.usecases import topics
from lerende_evaluatie.usecases.ingest import ingest
from tests.conftest import write_project
from tests.interview_samples import interview as source_of

THEMES: dict[str, tuple[str, ...]] = {
    "reis": ("fiets", "bus", "halte", "reistijd", "fietspad", "station"),
    "geld": ("loon", "toeslag", "uitkering", "rekening", "spaargeld", "salaris"),
    "groen": ("snoeien", "heggen", "gazon", "onkruid", "maaien", "plantsoen"),
    "leren": ("cursus", "diploma", "examen", "docent", "lesstof", "opleiding"),
}
"""The words of each theme; nobody uses those of two themes in one turn."""
OTHER = {"zorg": ("dokter", "medicijn", "ziekenhuis", "verpleger", "pleister", "verband")}
SENTENCES = (
    "Bij ons gaat het over {0} en {1}, en ook wel over {2}.",
    "Eerst was er de {0}, daarna kwam {1} erbij, en nu ook {2}.",
    "Ik heb het thuis vooral over {0}, met {1} en met {2}.",
    "Zonder {0} en {1} lukt het niet, en {2} hoort er ook bij.",
)
MORE = "Vooral {3} en {0} zijn dan van groot belang."
QUESTION = "Wat kunt u daarover vertellen?"
SHORT = "Ja hoor, klopt."
"""Words of a respondent that are too few to use."""
NAMES = ("g1", "g2", "g3", "g4", "g5", "g6")
TURNS = 20
"""Of the respondent in each interview; a quarter of them about each theme."""
TABLE = """\
bestand;pilot;groep;functie;datum;ronde
g1.txt;Noord;werknemer;medewerker groen;2022-05-12;1
g2.txt;Noord;werknemer;medewerker groen;2022-05-13;1
g3.txt;Zuid;werkgever;teamleider;2022-06-01;1
g4.txt;Zuid;werkgever;teamleider;2023-03-01;2
g5.txt;Noord;werknemer;medewerker groen;2023-03-02;2
g6.txt;Zuid;werkgever;teamleider;2023-03-03;2
"""
SETTINGS = """\
[project]
naam = "Proef"

[taal]
pipeline = "ingebouwd"

[suggesties]
engines = ["codebook"]
"""
CHOICES = Choices(clusters=len(THEMES), seeds=2, reduction=Reduction.PCA)
"""With these, each theme is one topic of thirty passages."""
OPTIONS = ("--clusters", "4", "--seeds", "2", "--reduction", "pca")
"""The same on the command line."""


def interview(number: int, themes: Mapping[str, tuple[str, ...]] = THEMES, turns: int = TURNS) -> str:
    """Return an interview, the same every time for the same number; the themes take turns."""
    dice = random.Random(number)
    names = list(themes)
    lines = []
    for turn in range(turns):
        words = dice.sample(themes[names[turn % len(names)]], 4)
        lines += [f"I: {QUESTION}", f"R: {dice.choice(SENTENCES)} {MORE}".format(*words)]
    return "\n".join([*lines, "I: Dus dat was het?", f"R: {SHORT}", ""])


def write_topic_project(folder: Path, table: str = TABLE, **transcripts: str) -> Path:
    """Write a project with the themes; transcripts given by name come in the place of those, or beside them."""
    texts = {name: interview(number) for number, name in enumerate(NAMES, 1)}
    write_project(folder, **{**texts, **transcripts})
    (folder / "evaluatie.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "transcripts" / "interviews.csv").write_text(table, encoding="utf-8")
    return folder


def fitted_project(folder: Path) -> Path:
    """Write a project, read its interviews, and find the topics in it."""
    write_topic_project(folder)
    with open_project(folder) as project:
        ingest(project)
        topics.fit(project, CHOICES, folder / topics.FOLDER)
    return folder


def theme_of(words: str) -> str | None:
    """Return the theme whose words are in a text; None when there are none, or of several."""
    said = set(words.lower().replace(",", "").replace(".", "").split())
    found = {name for name, own in {**THEMES, **OTHER}.items() if said & set(own)}
    return found.pop() if len(found) == 1 else None


def number_of(run: Run, theme: str) -> int:
    """Return the number of the topic whose passages are all about one theme."""
    [number] = [
        topic.number
        for topic in run.topics
        if {theme_of(passage.selection.quote) for passage in run.members(topic.number)} == {theme}
    ]
    return number


def report_of(
    *turns: str,
    name: str = "",
    words: tuple[str, ...] = ("fiets", "halte"),
    title: str = "Proef",
    case: str | None = "Noord",
    agreement: float | None = 1.0,
    codebook: CodeBook | None = None,
) -> tuple[TopicReport, Source]:
    """Return a report on one interview, and the interview; every turn is a passage of one topic."""
    source = replace(source_of(*turns), variables=Variables(case=case))
    passages = tuple(
        Placed(source.name, select(source.text, turn.start, turn.end), 1, 0.5, 0.5, index / len(source.turns))
        for index, turn in enumerate(source.turns)
    )
    weights = tuple(Word(word, 1 / (place + 1)) for place, word in enumerate(words))
    run = Run(
        choices=Choices(seeds=2),
        day="2026-01-02",
        pipeline="ingebouwd 1",
        texts={source.name: text_hash(source.text)},
        passages=passages,
        topics=(Topic(1, len(passages), weights, back=2, quotes=(0,), name=name),),
        scores=(Score("BERTopic", 1, 1.0, 0.25, agreement),),
        agreement=agreement,
        settings={"embedding": "tfidf"},
        versions={"bertopic": "0"},
    )
    codebook = codebook or CodeBook("Proef", "1", ())
    found = spread(run, [source], By.CASE)
    report = TopicReport(
        title=title,
        run=run,
        spreads=(Shown(By.CASE, tuple(str(value or "") for value in found.columns), found),),
        places=tuple(f"beurt {index}" for index in range(1, len(passages) + 1)),
        attributions=("een medewerker",) * len(passages),
        links=("",) * len(passages),
        comparison=compare(run, [source], [], codebook),
        codebook=codebook,
    )
    return report, source
