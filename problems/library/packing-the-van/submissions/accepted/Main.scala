import java.io.{BufferedReader, InputStreamReader, StreamTokenizer}

object Main extends App {
    val in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)))
    def next(): Int = {
        in.nextToken()
        in.nval.toInt
    }
    def fill(n: Int, c: Int): Long = {
        val best = new Array[Long](c + 1)
        for (_ <- 0 until n) {
            val weight = next()
            val price = next()
            for (load <- c to weight by -1) best(load) = best(load).max(best(load - weight) + price)
        }
        best(c)
    }
    println(fill(next(), next()))
}
