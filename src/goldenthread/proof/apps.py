"""The proof app."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    """Evidence, standings and contradictions."""

    name = "goldenthread.proof"
    label = "proof"

    def ready(self) -> None:
        """Offer its text, and show on the pages of a plan what the facts say."""
        from goldenthread.improvement import api as improvement  # noqa: PLC0415 -- app ready
        from goldenthread.proof.presenters import above  # noqa: PLC0415 -- app ready
        from goldenthread.proof.queries.texts import offer  # noqa: PLC0415 -- app ready

        offer()
        improvement.add_to_plan(
            "proof",
            improvement.Additions(
                action=above.on_action,
                area=above.on_area,
                actions=above.beside_actions,
                thread=above.below_measures,
                work=above.work,
                work_title="Ratings to answer for",
                links=above.links,
                did=above.DID,
            ),
        )
