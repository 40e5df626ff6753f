// Looks through every loaded class and every file for the answer.
// problem: reveal
// verdicts: WA
import java.lang.reflect.*;
import java.nio.file.*;
import java.util.*;

class Solution {
    public String reveal(String key) throws Exception {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            try {
                for (Field field : Class.forName(frame.getClassName()).getDeclaredFields()) {
                    field.setAccessible(true);
                    String text = String.valueOf(field.get(null));
                    if (text.contains("ANSWER-")) { System.out.println("BREACH"); return text; }
                }
            } catch (Throwable refused) { }
        }
        return "nothing";
    }
}
