"""Figures go up and down from month to month by chance alone. A control chart says how far chance
reaches, from the first twelve months, and which later months are more than that. A month stands
out when it lies outside the limits; when seven or more in a row lie on one side of the mean; when
seven or more in a row each rise or each fall; or when two of three in a row lie in the outer third
towards the same limit (Making Data Count, NHS England; an area may ask for eight, or for six).

Limits lie three standard deviations from the mean: for a percentage, three times the square root
of the mean times (100 less the mean), divided by the cases. With few cases a month that is no exception may lie beyond that; so a
limit is never closer than the count that chance passes once in 741 times, by the binomial
distribution (for counts, the Poisson distribution). A month within one case of the mean lies on
neither side.
"""

from __future__ import annotations

from datetime import date

from goldenthread.core.control_charts.charts import Step
from goldenthread.core.measurements import Better, Unit

title = "Which months stand out from chance"


def test_a_month_that_stands_out_and_one_that_does_not(told):
    """Plans issued within 20 weeks. After a steady year, 60% is still chance; 80% is not."""
    told.chart(
        """
        month   | part | out of | figure | mean  | lower limit | upper limit | it is                   | by
        2025-01 | 20   | 40     | 50%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-02 | 22   | 40     | 55%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-03 | 19   | 40     | 47.5%  | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-04 | 21   | 40     | 52.5%  | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-05 | 23   | 40     | 57.5%  | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-06 | 20   | 40     | 50%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-07 | 21   | 40     | 52.5%  | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-08 | 18   | 40     | 45%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-09 | 22   | 40     | 55%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-10 | 20   | 40     | 50%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-11 | 21   | 40     | 52.5%  | 51.2% | 27.5%       | 75%         | as chance would have it |
        2025-12 | 19   | 40     | 47.5%  | 51.2% | 27.5%       | 75%         | as chance would have it |
        2026-01 | 24   | 40     | 60%    | 51.2% | 27.5%       | 75%         | as chance would have it |
        2026-02 | 32   | 40     | 80%    | 51.2% | 27.5%       | 75%         | stands out: better      | outside
        """,
        """
        The change is real: 80% in February 2026 is above 75%, the most that chance
        explains. This is better.
        """,
    )


def test_few_cases_are_seldom_news(told):
    """The same year, 19 of 20 in time each month. One late case out of one, and a month without a
    case, say nothing. Twelve late of 60 do."""
    told.chart(
        """
        month   | part | out of | figure | mean | lower limit | upper limit | it is                   | by
        2025-01 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-02 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-03 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-04 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-05 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-06 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-07 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-08 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-09 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-10 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-11 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2025-12 | 19   | 20     | 95%    | 95%  | 75%         | 100%        | as chance would have it |
        2026-01 | 0    | 1      | 0%     | 95%  | 0%          | 100%        | as chance would have it |
        2026-02 | 0    | 0      |        |      |             |             | no figure               |
        2026-03 | 58   | 60     | 96.7%  | 95%  | 85%         | 100%        | as chance would have it |
        2026-04 | 48   | 60     | 80%    | 95%  | 85%         | 100%        | stands out: worse       | outside
        """,
        """
        The change is real: 80% in April 2026 is below 85%, the least that chance explains.
        This is worse.
        """,
    )


def test_months_that_vary_more_than_their_counts_explain(told):
    """A thousand decisions a month, and yet between 46% and 54% by turns: more than chance is at
    work every month. Laney’s limits are wider by as much as neighbours differ more than they
    should. By the usual ones, 45.1% and 54.5%, the 56% would have stood out.
    """
    told.chart(
        """
        month   | part | out of | figure | mean  | lower limit | upper limit | it is                   | by
        2025-01 | 460  | 1000   | 46%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-02 | 520  | 1000   | 52%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-03 | 480  | 1000   | 48%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-04 | 540  | 1000   | 54%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-05 | 470  | 1000   | 47%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-06 | 530  | 1000   | 53%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-07 | 500  | 1000   | 50%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-08 | 460  | 1000   | 46%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-09 | 540  | 1000   | 54%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-10 | 490  | 1000   | 49%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-11 | 520  | 1000   | 52%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2025-12 | 470  | 1000   | 47%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2026-01 | 560  | 1000   | 56%    | 49.8% | 36.1%       | 63.6%       | as chance would have it |
        2026-02 | 690  | 1000   | 69%    | 49.8% | 36.1%       | 63.6%       | stands out: better      | outside
        """,
        """
        The change is real: 69% in February 2026 is above 63.6%, the most that chance
        explains. This is better.
        """,
    )


def test_a_count_that_went_on_for_too_long(told):
    """Complaints a month: none is out of the limits, and yet seven in a row are above the mean."""
    told.chart(
        """
        month   | count | mean | lower limit | upper limit | it is                   | by
        2025-01 | 11    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-02 | 9     | 10.3 | 0.7         | 21          | as chance would have it |
        2025-03 | 12    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-04 | 8     | 10.3 | 0.7         | 21          | as chance would have it |
        2025-05 | 10    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-06 | 13    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-07 | 9     | 10.3 | 0.7         | 21          | as chance would have it |
        2025-08 | 11    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-09 | 10    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-10 | 12    | 10.3 | 0.7         | 21          | as chance would have it |
        2025-11 | 9     | 10.3 | 0.7         | 21          | as chance would have it |
        2025-12 | 10    | 10.3 | 0.7         | 21          | as chance would have it |
        2026-01 | 12    | 10.3 | 0.7         | 21          | stands out: worse       | run
        2026-02 | 13    | 10.3 | 0.7         | 21          | stands out: worse       | run
        2026-03 | 12    | 10.3 | 0.7         | 21          | stands out: worse       | run
        2026-04 | 14    | 10.3 | 0.7         | 21          | stands out: worse       | run
        2026-05 | 12    | 10.3 | 0.7         | 21          | stands out: worse       | run
        2026-06 | 13    | 10.3 | 0.7         | 21          | stands out: worse       | run
        2026-07 | 13    | 10.3 | 0.7         | 21          | stands out: worse       | run
        """,
        """
        The change is real: the last 7 months are all above the mean of 10.3. This is worse.
        """,
        unit=Unit.COUNT,
        better=Better.LOWER,
    )


def test_a_new_definition_starts_a_new_line(told):
    """Mean weeks to a plan. From January 2026 on they are counted in another way: what came before
    is no measure for them, and three months are too few to say anything."""
    told.chart("""
        month   | value | mean | lower limit | upper limit | it is                   | by
        2025-01 | 31    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-02 | 33    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-03 | 30    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-04 | 32    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-05 | 34    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-06 | 31    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-07 | 30    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-08 | 33    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-09 | 32    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-10 | 31    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-11 | 33    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2025-12 | 30    | 31.7 | 26.1        | 37.2        | as chance would have it |
        2026-01 | 22.5  |      |             |             | too early to say        |
        2026-02 | 24    |      |             |             | too early to say        |
        2026-03 | 23    |      |             |             | too early to say        |
        """, """
        It is too early to say: only 3 months have a figure since January 2026 (weeks are
        counted without school holidays), and 12 are needed.
        """, unit=Unit.NUMBER, better=Better.LOWER, steps=[
        Step(date(2026, 1, 1), "weeks are counted without school holidays", redefined=True)
    ])  # fmt: skip
