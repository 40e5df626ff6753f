package gavel;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Find the class that a program is started by: read from the class files, since their loading would run nothing but cost more. */
final class MainClass {
    private static final int PUBLIC_STATIC = 0x0009;

    private MainClass() {}

    /** Return the class with a public static main, the first by name; null if there is none. */
    static String find(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".class")) {
                    String name = nameIfMain(Files.readAllBytes(file));
                    if (name != null) found.add(name);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.isEmpty() ? null : Collections.min(found);
    }

    /** Return the class's name if it has a main (the class file format: JVMS, chapter 4). */
    private static String nameIfMain(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            String[] words = new String[count];
            int[] names = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> words[i] = in.readUTF();
                    case 7 -> names[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> in.skipNBytes(4);
                }
            }
            in.skipNBytes(2);
            String name = words[names[in.readUnsignedShort()]].replace('/', '.');
            in.skipNBytes(2);
            in.skipNBytes(2L * in.readUnsignedShort());
            skipMembers(in);
            int methods = in.readUnsignedShort();
            for (int i = 0; i < methods; i++) {
                int access = in.readUnsignedShort();
                String method = words[in.readUnsignedShort()];
                String type = words[in.readUnsignedShort()];
                skipAttributes(in);
                boolean isMain = method.equals("main") && (type.equals("([Ljava/lang/String;)V") || type.equals("()V"));
                if (isMain && (access & PUBLIC_STATIC) == PUBLIC_STATIC) return name;
            }
            return null;
        }
    }

    private static void skipMembers(DataInputStream in) throws IOException {
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            in.skipNBytes(6);
            skipAttributes(in);
        }
    }

    private static void skipAttributes(DataInputStream in) throws IOException {
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            in.skipNBytes(2);
            in.skipNBytes(in.readInt());
        }
    }
}
