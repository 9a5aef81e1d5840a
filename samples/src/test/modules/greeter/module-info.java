module com.example.greeter {
  requires io.openheim.sdk;
}
