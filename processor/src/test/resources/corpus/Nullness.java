import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.List;

class Nullness {
  static List<Object> tools() {
    return List.of(new Nullness());
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Nullable {}

  record Person(String name, @org.jspecify.annotations.Nullable String nick, @Nullable Integer age) {}

  static class Form {
    @Nullable public String note = "kept";
    public int size;
  }

  // CALL nulls {"text":"a","number":1,"date":"2026-11-23","list":["x"],"array":[1]}
  @Tool("Takes what may be missing")
  String nulls(
      @Nullable String text,
      @org.jspecify.annotations.Nullable Integer number,
      @Param("a day") @Nullable LocalDate date,
      @org.jspecify.annotations.Nullable List<String> list,
      int @org.jspecify.annotations.Nullable [] array) {
    return text + number + date + list + (array == null ? "null" : array.length);
  }

  // CALL person {"person":{"name":"Ann","nick":"A","age":3}}
  @Tool("Gives a person back")
  @Nullable
  Person person(@Nullable Person person) {
    return person;
  }

  // CALL form {"form":{"note":"x","size":1}}
  @Tool("Takes a form")
  String form(Form form) {
    return form.note + form.size;
  }

  // CALL nothing {}
  @Tool("Gives null")
  @Nullable
  String nothing() {
    return null;
  }
}
