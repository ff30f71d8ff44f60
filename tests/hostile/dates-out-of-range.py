# attack: Answers with dates and numbers at the edge of what can be written.
# gain: stall
# expect: q01=0 q02=0 q03=3

# %% q01
import datetime
import decimal

n_rows = decimal.Decimal("sNaN")

# %% q02
def double(x):
    zone = datetime.timezone(datetime.timedelta(hours=23, minutes=59, seconds=59))
    return [datetime.datetime.max, datetime.datetime.min.replace(tzinfo=zone), float("-inf"), -0.0, pd.NaT, pd.NA, b"\xff\0"]
