import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine());
        List<String> lines = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < n; i++) {
            lines.add(in.readLine());
            width = Math.max(width, lines.get(i).length());
        }
        String edge = "+" + "-".repeat(width + 2) + "+\n";
        StringBuilder out = new StringBuilder(edge);
        for (String line : lines) {
            int missing = width - line.length();
            out.append("| ").append(" ".repeat(missing / 2)).append(line);
            out.append(" ".repeat(missing - missing / 2)).append(" |\n");
        }
        System.out.print(out.append(edge));
    }
}
