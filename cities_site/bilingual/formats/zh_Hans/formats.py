"""Chinese dates without padding; Django's own month and day mixes forms (03月5日)."""

DATE_FORMAT = "Y年n月j日"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y年n月j日 H:i"
YEAR_MONTH_FORMAT = "Y年n月"
MONTH_DAY_FORMAT = "n月j日"
SHORT_DATE_FORMAT = "Y年n月j日"
SHORT_DATETIME_FORMAT = "Y年n月j日 H:i"
NUMBER_GROUPING = 3
# Django leaves this empty for Chinese, and NUMBER_GROUPING then does nothing.
THOUSAND_SEPARATOR = ","
