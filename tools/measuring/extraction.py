"""The importers as a process that is given one path after the other: extract_text of tests/bench."""
import os
import subprocess
import threading
import time
from collections import namedtuple

LONGEST = 300  # seconds for one file; after that it counts as hung

# error is None where the file was read. pages and characters are 0 where it was not.
Reply = namedtuple("Reply", "path error pages words characters")
# Seconds, seconds of all processors, megabytes of the largest process.
Cost = namedtuple("Cost", "wall cpu peak")


class Extractor:
    """One process; started again after a file that ended it. close() gives what all of them cost."""

    def __init__(self, program, into=None):
        self._command = [program, *(["--into", into] if into else [])]
        self._process = None
        self._cpu = self._peak = 0

    def read(self, path):
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        hung = threading.Timer(LONGEST, self._process.kill)
        hung.start()
        try:
            self._process.stdin.write(os.fsencode(path) + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline().decode("utf-8", "replace").rstrip("\n")
        except BrokenPipeError:
            line = ""
        finally:
            hung.cancel()
        fields = line.split("\t")
        if fields[0] == "ok":
            return Reply(path, None, *map(int, fields[1:4]))
        if fields[0] == "error":
            return Reply(path, fields[1], 0, 0, 0)
        return Reply(path, f"it ended the process ({self._end()})", 0, 0, 0)

    def close(self):
        if self._process is not None:
            self._end()
        return self._cpu, self._peak

    def _end(self):
        process, self._process = self._process, None
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self._cpu += usage.ru_utime + usage.ru_stime
        self._peak = max(self._peak, usage.ru_maxrss / 1024)
        return f"signal {-process.returncode}" if process.returncode < 0 else f"status {process.returncode}"


def read_all(program, paths, jobs=2, into=None):
    """Every reply, in no order, and the cost: paths are handed out in the order given to `jobs` processes."""
    waiting, replies, costs = iter(paths), [], []
    lock = threading.Lock()

    def work():
        extractor = Extractor(program, into)
        while True:
            with lock:
                path = next(waiting, None)
            if path is None:
                break
            replies.append(extractor.read(path))
        costs.append(extractor.close())

    start = time.monotonic()
    threads = [threading.Thread(target=work) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return replies, Cost(time.monotonic() - start, sum(cpu for cpu, _ in costs), max(peak for _, peak in costs))
