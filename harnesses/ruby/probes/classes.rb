class Account
    def initialize(owner, balance)
        @owner = owner
        @history = [balance]
    end

    def add(amount)
        @history << @history.last + amount
    end

    def get_history()
        @history
    end

    def greet(words)
        (words + [@owner]).join(" ")
    end
end
