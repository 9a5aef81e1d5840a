package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of lines that each name something and say why it stands there, parted by a colon. */
final class Listed {
  private Listed() {}

  /** The reasons by what they are for, in order. */
  static Map<String, String> read(String file) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : text(file).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(": ", 2);
        assertThat(parts).as("a name and a reason in " + file + ": " + line).hasSize(2);
        assertThat(parts[1]).as("a reason in " + file + ": " + line).isNotBlank();
        assertThat(reasons.put(parts[0].strip(), parts[1].strip())).as("twice: " + line).isNull();
      }
    }
    return reasons;
  }

  static String text(String file) {
    try (InputStream bytes = Listed.class.getResourceAsStream(file)) {
      assertThat(bytes).as(file).isNotNull();
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
