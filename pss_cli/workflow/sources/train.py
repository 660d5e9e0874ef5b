"""Facts of train."""

from typing import Any

from pss_cli.reads.facts import train as rows
from pss_cli.rules import train
from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = (
    Source(train.TrainingSession, rows.SESSION),
    Source(train.Training, rows.TRAINING, {"texts": rows.TEXTS}),
    Source(train.DecisionToTell, rows.TO_TELL),
    Source(train.TrainingUnfinished, rows.UNFINISHED),
)
