# attack: Answers with an object that runs a command when it is pickled or unpickled.
# gain: write
# expect: q01=0 q02=3 q03=3
# flag: files-outside

# %% q01
import os


class Command:
    def __reduce__(self):
        return os.system, ("echo pickled > {COURSE}/left-by-pickle.txt",)

    def __reduce_ex__(self, protocol):
        return self.__reduce__()

    def __repr__(self):
        return "7"


n_rows = Command()
