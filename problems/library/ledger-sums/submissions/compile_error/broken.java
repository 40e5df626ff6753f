public class Main {
    public static void main(String[] args) {
        int sum = "no number";
        System.out.println(sum)
    }
}
