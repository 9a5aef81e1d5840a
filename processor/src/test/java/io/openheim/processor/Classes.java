package io.openheim.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/** The classes that a compilation made, loaded. */
final class Classes extends URLClassLoader {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  private final Map<String, byte[]> code = new HashMap<>();

  private Classes(Compilation compilation) throws IOException {
    super(new URL[] {support()}, Classes.class.getClassLoader());
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        String path = file.toUri().getPath();
        String name = path.substring("/CLASS_OUTPUT/".length(), path.length() - ".class".length());
        try (InputStream in = file.openInputStream()) {
          code.put(name.replace('/', '.'), in.readAllBytes());
        }
      }
    }
  }

  static Class<?> load(Compilation compilation, String name) throws Exception {
    return new Classes(compilation).loadClass(name);
  }

  /** The qualified name of the class that a file is called after. */
  static String nameOf(Path file) {
    Matcher matcher = PACKAGE.matcher(Sources.text(file));
    String simple = file.getFileName().toString().replace(".java", "");
    return matcher.find() ? matcher.group(1) + "." + simple : simple;
  }

  private static URL support() throws MalformedURLException {
    return Sources.CLASS_PATH.get(0).toURI().toURL();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = code.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }
}
