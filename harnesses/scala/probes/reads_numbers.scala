import java.io.{BufferedReader, InputStreamReader, StreamTokenizer}
import scala.collection.mutable.ArrayBuilder

object Main {
    def main(args: Array[String]): Unit = {
        val in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)))
        val numbers = new ArrayBuilder.ofInt
        while (in.nextToken() == StreamTokenizer.TT_NUMBER) numbers += in.nval.toInt
        println(numbers.result().length)
    }
}
