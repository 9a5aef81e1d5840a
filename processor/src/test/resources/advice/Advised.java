import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Advised {
  /**
   * Is fit for everything.
   *
   * @param text what to say
   */
  @Tool
  void fine(@NotNull String text, @Param("how often") int times) {}

  @Tool("Takes a map")
  void map( // NOTE: [ToolNotStrict] a tool should be fit for strict mode; Advised.map is not, for OpenAI: $.map: strict mode has no maps, only objects whose properties have names; change these types, or leave strict mode off for it // NOTE: [ToolNotStrict] a tool should be fit for strict mode; Advised.map is not, for Anthropic: $.map: strict mode has no maps, only objects whose properties have names; change these types, or leave strict mode off for it
      Map<String, Integer> map) {} // WARNING: [ToolNoParamDescription] a tool's parameters need descriptions; Advised.map(map) has none; write @Param("what it is"), or @param in a Javadoc comment

  @Tool("Takes what is checked by nobody")
  void unchecked(
      @Email @Param("where to") String mail, // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.unchecked(mail) is marked @Email, which is not; check it in the method
      @Future @Param(" ") LocalDate date) {} // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.unchecked(date) is marked @Future, which is not; check it in the method // WARNING: [ToolNoParamDescription] a tool's parameters need descriptions; Advised.unchecked(date) has none; write @Param("what it is"), or @param in a Javadoc comment

  record Letter(@Email String to, @NotNull List<@NotNull @NotBlank String> lines) {}

  static class Card {
    @Past public LocalDate day = LocalDate.EPOCH;
  }

  @Tool("Sends")
  Letter send(
      @Param("what") Letter letter, // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.send(letter).to is marked @Email, which is not; check it in the method // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.send(letter).lines has @NotBlank inside its type, which is not; check it in the method
      @Param("more") Optional<List<Letter>> more,
      @Param("with") Card card, // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.send(card).day is marked @Past, which is not; check it in the method
      @Param("times") Optional<@Min(3) Integer> times, // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.send(times) has @Min inside its type, which is not; check it in the method
      @Param("code") @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String code, // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.send(code) is marked @Pattern with flags, which is not; check it in the method
      @Param("plain") @Pattern(regexp = "[a-z]+") String plain) {
    return letter;
  }
}
