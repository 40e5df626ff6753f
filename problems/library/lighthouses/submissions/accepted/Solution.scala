import java.io.{BufferedReader, InputStreamReader, StreamTokenizer}

object Main {
    type Point = (Double, Double)

    /** Return the smallest distance among points that are sorted by x. */
    def nearest(points: Vector[Point]): Double =
        if (points.size == 1) Double.MaxValue
        else {
            val (left, right) = points.splitAt(points.size / 2)
            val apart = nearest(left).min(nearest(right))
            val strip = points.filter(point => (point._1 - right.head._1).abs < apart).sortBy(_._2)
            val across = for (i <- strip.indices.iterator; j <- i + 1 until (i + 8).min(strip.size))
                yield math.hypot(strip(i)._1 - strip(j)._1, strip(i)._2 - strip(j)._2)
            across.foldLeft(apart)(_ min _)
        }

    def main(args: Array[String]): Unit = {
        val in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)))
        def next(): Double = {
            in.nextToken()
            in.nval
        }
        println(nearest(Vector.fill(next().toInt)((next(), next())).sortBy(_._1)))
    }
}
