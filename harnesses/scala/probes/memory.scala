object Solution {
    def probe(n: Int): Int = {
        val kept = scala.collection.mutable.ListBuffer[Array[Byte]]()
        while (true) kept += new Array[Byte](1 << 20)
        n
    }
}
