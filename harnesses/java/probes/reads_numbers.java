import java.io.*;
import java.util.*;

public class Reads {
    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)));
        int[] numbers = new int[1024];
        int count = 0;
        while (in.nextToken() == StreamTokenizer.TT_NUMBER) {
            if (count == numbers.length) numbers = Arrays.copyOf(numbers, 2 * count);
            numbers[count++] = (int) in.nval;
        }
        System.out.println(count);
    }
}
