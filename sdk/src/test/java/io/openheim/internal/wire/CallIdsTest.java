package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallIdsTest {
  @Test
  void idsThatFit_areSentAsTheyAre() {
    assertThat(CallIds.AS_SAID.onWire("x".repeat(1000))).isEqualTo("x".repeat(1000));
    assertThat(CallIds.AS_SAID.onWire("")).isEmpty();
    assertThat(CallIds.ANY.onWire("functions.f:0 é😀")).isEqualTo("functions.f:0 é😀");
    assertThat(CallIds.SIXTY_FOUR.onWire("toolu_-1")).isEqualTo("toolu_-1");
    assertThat(CallIds.MISTRAL.onWire("abcDEF123")).isEqualTo("abcDEF123");
  }

  @Test
  void w060_w146_idsThatDoNotFit_areSentAsOthersThatDo() {
    String hash = "[0-9a-f]{32}";
    assertThat(CallIds.ANY.onWire("x".repeat(41))).matches("call_" + hash);
    assertThat(CallIds.ANY.onWire("")).matches("call_" + hash);
    assertThat(CallIds.SIXTY_FOUR.onWire("functions.f:0")).matches("call_" + hash);
    assertThat(CallIds.SIXTY_FOUR.onWire("x".repeat(65))).matches("call_" + hash);
    assertThat(CallIds.MISTRAL.onWire("toolu_01")).matches("[0-9a-f]{9}");
  }

  @ParameterizedTest
  @EnumSource
  void halfASurrogatePair_isNotSent(CallIds form) {
    for (String id : List.of("\ud83d", "a\udc00", "\udc00\ud83d")) {
      assertThat(form.onWire(id)).matches("[a-z0-9_]+").isEqualTo(form.onWire(id));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSent_isSentAsItIs(CallIds form) {
    for (String id : List.of("", "a", "é", "x".repeat(500), "\ud83d", "a\nb", "call00001")) {
      assertThat(form.onWire(form.onWire(id))).isEqualTo(form.onWire(id));
    }
  }

  @Test
  void anotherId_isMintedIfTheFirstWas() {
    assertThat(CallIds.other("call00001", 2)).isEqualTo("call0000102").matches(CallIds::isMinted);
    assertThat(CallIds.other("a", 2)).isNotEqualTo(CallIds.other("a", 3)).doesNotMatch("call\\d+");
    assertThat(List.of("", "call0001", "call_00001", "xcall00001")).noneMatch(CallIds::isMinted);
  }
}
