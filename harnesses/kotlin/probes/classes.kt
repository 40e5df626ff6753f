class Account(private val owner: String, balance: Int) {
    private val history = mutableListOf(balance)

    fun add(amount: Int) {
        history += history.last() + amount
    }

    fun getHistory(): IntArray {
        return history.toIntArray()
    }

    fun greet(words: Array<String>) = words.joinToString(" ") + " $owner"
}
