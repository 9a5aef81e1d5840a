package io.openheim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Makes every change of the exported API show in a diff: of the file {@code sdk/api/sdk.api}. */
class ApiTest {
  private static final int TYPE_MODIFIERS =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.FINAL;

  @Test
  void exportedApiIsTheOneThatIsWrittenDown() throws Exception {
    Path file = Path.of("api", "sdk.api");
    String api = String.join("\n", dump()) + "\n";
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, api);
    }

    assertThat(api)
        .as("the exported API differs from %s; if it should, run with -Dapi.update=true", file)
        .isEqualTo(Files.readString(file));
  }

  private static List<String> dump() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : exported()) {
      lines.add(head(type));
      TreeSet<String> members = new TreeSet<>();
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (visible(constructor.getModifiers())) {
          members.add("  " + constructor.toGenericString());
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (visible(method.getModifiers()) && !method.isSynthetic()) {
          members.add("  " + method.toGenericString());
        }
      }
      for (Field field : type.getDeclaredFields()) {
        if (visible(field.getModifiers()) && !field.isSynthetic()) {
          members.add("  " + field.toGenericString());
        }
      }
      lines.addAll(members);
    }
    return lines;
  }

  private static String head(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isInterface()
                ? "interface"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    StringBuilder head = new StringBuilder();
    head.append(Modifier.toString(type.getModifiers() & TYPE_MODIFIERS));
    head.append(type.isSealed() ? " sealed " : " ").append(kind).append(' ');
    head.append(type.getName());
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
      head.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    Arrays.stream(type.getGenericInterfaces())
        .forEach(parent -> head.append(" : ").append(parent.getTypeName()));
    return head.toString();
  }

  private static List<Class<?>> exported() throws IOException, URISyntaxException {
    Path classes = Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> packages;
    try (var in = Files.newInputStream(classes.resolve("module-info.class"))) {
      packages =
          ModuleDescriptor.read(in).exports().stream()
              // What a sibling alone may use is nobody else's API.
              .filter(export -> !export.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .toList();
    }
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('/', '.').replace('\\', '.'))
          .filter(name -> name.endsWith(".class") && name.contains("."))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> packages.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
          .sorted()
          .<Class<?>>map(ApiTest::load)
          .filter(ApiTest::visibleFromOutside)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean visibleFromOutside(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!visible(at.getModifiers()) || at.isAnonymousClass()) {
        return false;
      }
    }
    return true;
  }

  private static boolean visible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
