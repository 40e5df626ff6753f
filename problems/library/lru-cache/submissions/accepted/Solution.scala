import scala.collection.mutable

class LRUCache(_capacity: Int) {
    private val values = mutable.LinkedHashMap[Int, Int]()

    def get(key: Int): Int = values.remove(key) match {
        case Some(value) =>
            values(key) = value
            value
        case None => -1
    }

    def put(key: Int, value: Int): Unit = {
        values.remove(key)
        if (values.size == _capacity) values.remove(values.head._1)
        values(key) = value
    }
}
