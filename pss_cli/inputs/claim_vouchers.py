"""The fields of vouchers: parking tickets and taxi coupons."""

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.claim import money
from pss_cli.inputs.field import Field, never, one_of, text, yes_no
from pss_cli.vocabulary import VoucherKind

VOUCHER = (
    Field("kind", one_of(VoucherKind), N_("parking ticket or taxi coupon"), required=True, choices=VoucherKind),
    Field("number", text, N_("number of the ticket or coupon"), required=True),
    Field("value", money, N_("value"), required=True, example="12,00"),
    Field("day", parse_day, N_("day it was handed out (default: today)"), ask=never),
    Field("edit", yes_no, N_("correct the voucher that has this number"), ask=never),
)
