print("backtalk")
