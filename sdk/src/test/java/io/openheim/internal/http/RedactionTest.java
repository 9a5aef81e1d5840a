package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String KEY = "sk/se+cret\"1";

  private final Redaction redaction = Redaction.NONE.and(KEY).and("other-secret");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk/se+cret\"1",
        "sk%2Fse%2Bcret%221",
        "sk%2fse%2bcret%221",
        "sk/se%2Bcret%221",
        "sk%252Fse%252bcret%25221",
        "%73%6b%2Fse+cret%221",
        "sk/se+cret\\\"1",
        "sk\\/se+cret\\\"1",
        "sk\\u002Fse\\u002bcret\\u00221",
        "\\u0073k/se+cret\\\\\\\"1",
        "sk\\\\u002fse+cret\\\\u00221",
        "sk/se+cret&quot;1",
        "sk&#47;se&#x2B;cret&#034;1",
        "sk&#X2f;se+cret&#x0022;1",
      })
  void everySpellingOfASecret_isBlottedOut(String spelling) {
    assertThat(redaction.clean("a " + spelling + " b" + spelling)).isEqualTo("a *** b***");
  }

  @Test
  void specialCharacters_areKnownInEverySpelling() {
    Redaction special = Redaction.NONE.and("a&b<c>d=").and("ä€😀 and so").and("\\\\%25%25'");

    assertThat(
            special.clean(
                "a&amp;b&lt;c&gt;d\\u003d a&b<c>d%3D %C3%a4%E2%82%AC%F0%9f%98%80+and%20so"
                    + " \\u00e4\\u20AC\\ud83d\\uDE00 and so &#228;€&#128512; and so"
                    + " \\\\%25%25' \\\\\\\\%2525%2525&apos;"))
        .isEqualTo("*** *** *** *** *** *** ***");
  }

  @Test
  void textsLikeASecret_areKept() {
    String text = "sk/se+cret\"2 sk%2Fse%2 \\ % & &# &#x; &quot \\u00 %F0 sk/se+cret other-secre";

    assertThat(redaction.clean(text)).isEqualTo(text);
  }

  @Test
  @Timeout(10)
  void hostileText_isReadInOnePass() {
    Redaction hostile =
        Redaction.NONE.and("\\".repeat(200)).and("%".repeat(200)).and("&".repeat(99));

    for (String piece : new String[] {"\\", "%", "&", "%25", "\\u005", "&amp", "\\\\%&"}) {
      String text = piece.repeat(20_000) + "!";
      assertThat(hostile.clean(text)).endsWith("!");
    }
  }

  @Test
  void longSecret_isFoundWithoutDeepRecursion() {
    String token = "x".repeat(100_000) + "/";

    assertThat(Redaction.NONE.and(token).clean("a " + token.replace("/", "%2f")))
        .isEqualTo("a ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk/s",
        "sk/se+cret\"",
        "sk\\/se+c",
        "sk%2Fse%2",
        "sk/se\\u002bcret\\u00",
        "other-se",
        "other-secre",
        "sk&#47;se&#x"
      })
  void textThatWasCut_endsBeforeHalfASecret(String half) {
    assertThat(redaction.cleanCut("key " + KEY + ": " + half)).isEqualTo("key ***: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "end", "sk/", "other secret", "sk/se-", "sk/se+ \\", "a\n\n", "100%"})
  void textThatWasCut_keepsAnyOtherEnd(String end) {
    assertThat(redaction.cleanCut(KEY + end)).isEqualTo("***" + end);
    assertThat(Redaction.NONE.cleanCut(end)).isEqualTo(end);
  }

  @Test
  void startOfALongerText_endsBeforeWhatMayBeHalfASecret() {
    String start = redaction.cleanStart("x".repeat(1000) + " " + KEY + " " + KEY.substring(0, 9));

    assertThat(start).hasSizeBetween(700, 999).matches("x*");
    assertThat(Redaction.NONE.cleanStart("all of it")).isEqualTo("all of it");
  }

  @Test
  void valuesOfHeaders_areKnown_withAndWithoutTheirScheme() {
    Headers headers =
        Headers.of("Authorization", "Bearer my-secret-1", "x-title", "My application");

    assertThat(Redaction.NONE.andHeaders(headers).clean("my-secret-1, My application, application"))
        .isEqualTo("***, ***, application");
  }

  @Test
  void aSecretInsideAnother_leavesNothingBehind() {
    Redaction nested = Redaction.NONE.and("a-secret").and("a-secret-and-more");

    assertThat(nested.clean("a-secret-and-more")).isEqualTo("***");
  }

  @Test
  void tooShortToBeSecret_isLeftAlone() {
    Redaction placeholder = Redaction.NONE.and("ollama").and("1234567").and(null);

    assertThat(placeholder.clean("pull it with ollama 1234567"))
        .isEqualTo("pull it with ollama 1234567");
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
