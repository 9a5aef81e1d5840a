import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;

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
      @Email @Param("where to") String mail, // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.unchecked(mail) is marked @Email, which is not; check it in the method, or say it with @Param(pattern = "...")
      @Future @Param(" ") LocalDate date) {} // NOTE: [ToolUnenforcedLimit] a limit should be one that is enforced; Advised.unchecked(date) is marked @Future, which is not; check it in the method, or say it with @Param(pattern = "...") // WARNING: [ToolNoParamDescription] a tool's parameters need descriptions; Advised.unchecked(date) has none; write @Param("what it is"), or @param in a Javadoc comment
}
