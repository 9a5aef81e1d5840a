package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String KEY = "sk/se+cret\"1";

  private final Redaction redaction = Redaction.NONE.and(KEY).and("other-secret");

  @Test
  void everySpellingOfASecret_isBlottedOut() {
    String text = "a sk/se+cret\"1 b sk%2Fse%2Bcret%221 c sk/se+cret\\\"1 d sk\\/se+cret\\\"1 e";

    assertThat(redaction.clean(text + " other-secret")).isEqualTo("a *** b *** c *** d *** e ***");
  }

  @Test
  void aSecretInsideAnother_leavesNothingBehind() {
    Redaction nested = Redaction.NONE.and("secret").and("secret-and-more");

    assertThat(nested.clean("secret-and-more")).isEqualTo("***");
  }

  @Test
  void tooShortToBeSecret_isLeftAlone() {
    assertThat(Redaction.NONE.and("abc").and(null).clean("abc")).isEqualTo("abc");
  }

  @Test
  void cleanCause_isKept() {
    IOException cause = new IOException("reset", new IOException("by peer"));

    assertThat(redaction.clean(cause)).isSameAs(cause);
  }

  @Test
  void causeThatShowsASecretAnywhere_isReplaced() {
    IOException inside = new IOException("x", new RuntimeException("key other-secret is bad"));
    IOException beside = new IOException("y");
    beside.addSuppressed(new IOException(KEY));

    assertThat(redaction.clean(inside)).hasMessage("java.io.IOException: x").hasNoCause();
    assertThat(redaction.clean(beside)).hasMessage("java.io.IOException: y");
    assertThat(redaction.clean(beside).getSuppressed()).isEmpty();
    assertThat(redaction.clean(new IOException("key " + KEY)))
        .hasMessage("java.io.IOException: key ***");
  }

  @Test
  void redactionItself_showsNothing() {
    assertThat(redaction).hasToString("Redaction[***]");
  }
}
