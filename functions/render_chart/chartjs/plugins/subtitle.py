"""The subtitle, a second title under the first.

https://www.chartjs.org/docs/4.5.1/configuration/subtitle.html
"""

from .title import boxes

__all__ = ["PLUGIN", "boxes"]

PLUGIN = "subtitle"
