# attack: Answers with an object that has every attribute, each of them like itself.
# gain: stall
# expect: q01=0 q02=3 q03=3

# %% q01
class All:
    def __getattr__(self, name):
        return All()

    def __call__(self, *args, **options):
        return All()

    def __getitem__(self, key):
        return All()

    def __iter__(self):
        return iter([All(), All()])


n_rows = All()
