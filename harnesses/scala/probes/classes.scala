class Account(_owner: String, _balance: Int) {
    private val history = scala.collection.mutable.ArrayBuffer(_balance)

    def add(amount: Int): Unit = {
        history += history.last + amount
    }

    def getHistory(): Array[Int] = history.toArray

    def greet(words: Array[String]) = words.mkString(" ") + s" ${_owner}"
}
