import java.util.*;

public class EmptyLine {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = Integer.parseInt(in.nextLine());
        List<String> lines = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < n; i++) {
            String line = in.nextLine();
            if (line.charAt(0) == ' ') line = line.substring(1);  // an empty line has no first character
            lines.add(line);
            width = Math.max(width, line.length());
        }
        System.out.println("+" + "-".repeat(width + 2) + "+");
        for (String line : lines) {
            int missing = width - line.length();
            System.out.println("| " + " ".repeat(missing / 2) + line + " ".repeat(missing - missing / 2) + " |");
        }
        System.out.println("+" + "-".repeat(width + 2) + "+");
    }
}
