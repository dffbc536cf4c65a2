"""Which community some conversations are measured against."""

from dataclasses import dataclass

import pandas as pd

from data_models.reference import SCOPES, Choice, References


@dataclass(frozen=True)
class Measured:
    """What some conversations are measured against.

    Attributes
    ----------
    community
        The community that was chosen for all of them; "" where the best fit is taken question by question.
    default
        The community chosen for everyone, "" where there is none: it stands in where `community` has no figures.
    choices
        The choices that apply, where the conversations have several: they are then measured against the default.
    """

    community: str = ""
    default: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """Communities in the order in which they come first."""
        return tuple(dict.fromkeys(name for name in (self.community, self.default) if name))

    @property
    def is_mixed(self) -> bool:
        """Whether the conversations are measured against different communities by themselves."""
        return len({choice.community for choice in self.choices}) > 1


def choice_for(references: References, series: str, stakeholder_group: str) -> Choice:
    """The choice for one conversation: its series', else its stakeholder group's, else everyone's; without one, a choice of ""."""
    subjects = {"series": series, "stakeholder_group": stakeholder_group, "everyone": ""}
    said = {(choice.scope, choice.subject): choice for choice in references.choices}
    for scope in SCOPES:
        subject = subjects[scope]
        if (subject or scope == "everyone") and (scope, subject) in said:
            return said[scope, subject]
    return Choice("everyone", "", "")


def measured(references: References, conversations: pd.DataFrame) -> Measured:
    """What conversations (`Conversation` rows) are measured against together."""
    default = choice_for(references, "", "").community
    pairs = conversations[["series", "stakeholder_group"]].drop_duplicates().itertuples(index=False)
    found = list(dict.fromkeys(choice_for(references, str(pair.series), str(pair.stakeholder_group)) for pair in pairs))
    communities = {choice.community for choice in found}
    if len(communities) == 1:
        return Measured(found[0].community, default, tuple(found))
    found.sort(key=lambda choice: (choice.scope == "everyone", choice.scope, choice.subject))
    return Measured(default, default, tuple(found))
