# The same as `python3 do.py demo` and `python3 do.py check`, for those who have just.

demo:
    python3 do.py demo

check:
    python3 do.py check
