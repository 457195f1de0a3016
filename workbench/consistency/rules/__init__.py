"""The rules, one a file; each has a `RULE`. Their order here is the order they run in."""

from workbench.consistency.rules import (
    age_arithmetic,
    anonymous_attribution,
    date_conflict,
    duplicated_text,
    duration_arithmetic,
    figure_conflict,
    impossible_date,
    name_variant,
    narrow_window,
    percent_arithmetic,
    quote_conflict,
    sum_arithmetic,
    title_body,
    unanchored_time,
    unit_conversion,
    unsourced_figure,
    unsupported_superlative,
    weekday_mismatch,
)

BUILT_IN = tuple(
    module.RULE
    for module in (
        date_conflict,
        figure_conflict,
        percent_arithmetic,
        sum_arithmetic,
        weekday_mismatch,
        impossible_date,
        age_arithmetic,
        duration_arithmetic,
        unit_conversion,
        quote_conflict,
        name_variant,
        title_body,
        duplicated_text,
        narrow_window,
        unanchored_time,
        unsourced_figure,
        unsupported_superlative,
        anonymous_attribution,
    )
)
