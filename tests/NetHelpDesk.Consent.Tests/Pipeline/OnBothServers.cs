namespace NetHelpDesk.Consent.Tests;

/// <summary>Tests that hold on either server.</summary>
public abstract class OnBothServers
{
    public static TheoryData<Server> Both { get; } = new() { Server.InMemory, Server.Kestrel };
}
