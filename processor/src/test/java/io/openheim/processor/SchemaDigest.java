package io.openheim.processor;

import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A program that prints one line for each class path it is given: how many of its classes have
 * generated toolboxes, how many tools there are, and a digest of all that is said of them.
 */
final class SchemaDigest {
  private SchemaDigest() {}

  /** Takes how many class paths there are, these, and the names of the classes. */
  public static void main(String[] arguments) throws Exception {
    int paths = Integer.parseInt(arguments[0]);
    for (int i = 1; i <= paths; i++) {
      int generated = 0;
      int tools = 0;
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (URLClassLoader loader = new URLClassLoader(urls(arguments[i]))) {
        for (int name = paths + 1; name < arguments.length; name++) {
          for (Toolbox toolbox : Corpus.toolboxes(loader.loadClass(arguments[name]))) {
            generated += toolbox.getClass().getClassLoader() == loader ? 1 : 0;
            for (ToolSpec tool : toolbox.specs()) {
              tools++;
              digest.update((tool + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
        }
      }
      System.out.println(generated + " " + tools + " " + HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static URL[] urls(String path) throws Exception {
    String[] entries = path.split(File.pathSeparator);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(entries[i]).toURI().toURL();
    }
    return urls;
  }
}
