# attack: Answers with an object that does something odd at every look.
# gain: stall
# expect: q01=0 q02=3 q03=3

# %% q01
class Traps:
    def __getattribute__(self, name):
        if name == "__class__":
            return Traps
        raise SystemExit

    def __len__(self):
        return -5

    def __iter__(self):
        while True:
            yield self

    def __bool__(self):
        raise MemoryError

    def __hash__(self):
        raise KeyboardInterrupt

    def __index__(self):
        return self

    def __float__(self):
        raise GeneratorExit

    def __del__(self):
        raise RecursionError


n_rows = Traps()
