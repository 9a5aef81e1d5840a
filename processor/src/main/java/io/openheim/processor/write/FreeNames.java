package io.openheim.processor.write;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names that are still free in one scope of the generated code. */
final class FreeNames {
  private final Set<String> taken;

  FreeNames(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** Takes a name, with a number behind it if somebody else has it already. */
  String take(String wish) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** A local variable; one that is spelt like a class could hide it, and a keyword is none. */
  String takeLocal(String wish) {
    return Character.isUpperCase(wish.charAt(0)) || SourceVersion.isKeyword(wish)
        ? take(wish.substring(0, 1).toLowerCase(Locale.ROOT) + wish.substring(1) + "Value")
        : take(wish);
  }

  /** A constant: {@code getWeather} becomes {@code GET_WEATHER}. */
  String takeConstant(String wish) {
    return take(
        wish.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
            .toUpperCase(Locale.ROOT));
  }
}
