using System.Reflection;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Testing;

/// <summary>The rooms of a project, the lowest floor first: a room uses itself and the floors below it.</summary>
internal sealed partial class House(string project, Assembly assembly, params Floor[] floors)
{
    /// <summary>The files that stand in no folder: the highest floor.</summary>
    public const string Root = "(root)";

    public IReadOnlyList<string> Rooms { get; } = [.. floors.Select(floor => floor.Room)];

    public string Folder { get; } = RepositoryFolder.Of("src", project);

    /// <summary>The floors as a picture, the highest first.</summary>
    public string Picture =>
        "```mermaid\nflowchart TB\n"
        + string.Concat(floors.Select((floor, index) => $"    f{index}[\"{floor.Room}: {floor.Holds}\"]\n").Reverse())
        + "    " + string.Join(" --> ", floors.Select((_, index) => $"f{index}").Reverse()) + "\n```\n";

    /// <summary>The rooms that there are.</summary>
    public IReadOnlyList<string> Found => [.. SourceFiles().Select(RoomOf).Distinct()];

    /// <summary>What uses a higher floor, one line for each pair of types.</summary>
    public IReadOnlyList<string> Upward()
    {
        var rooms = RoomsOfTypes();
        return
        [
            .. from type in assembly.GetTypes()
               let user = Outermost(type)
               where rooms.ContainsKey(NameOf(user))
               let here = rooms[NameOf(user)]
               from used in UsedTypes.Of(type).Select(Outermost).Distinct()
               where used.Assembly == assembly && rooms.ContainsKey(NameOf(used))
               let there = rooms[NameOf(used)]
               where FloorOf(there) > FloorOf(here)
               select $"{NameOf(user)} ({here}) uses {NameOf(used)}, but {there} is a floor above {here}",
        ];
    }

    /// <summary>Internal types whose namespace is not that of their room, so that no <c>using</c> shows who uses it.</summary>
    public IReadOnlyList<string> Misnamed()
    {
        var rooms = RoomsOfTypes();
        return
        [
            .. from type in assembly.GetTypes()
               where type is { IsNested: false, IsPublic: false } && rooms.ContainsKey(NameOf(type))
               let room = rooms[NameOf(type)]
               let expected = room == Root ? project : $"{project}.{room}"
               where type.Namespace != expected
               select $"{type.FullName} stands in {room}, so it belongs to the namespace {expected}",
        ];
    }

    public IEnumerable<string> SourceFiles(string extension = ".cs") =>
        Directory.EnumerateFiles(Folder, "*" + extension, SearchOption.AllDirectories)
            .Where(file => !BuildOutput().IsMatch(Path.GetRelativePath(Folder, file)));

    private int FloorOf(string room) => Rooms.TakeWhile(other => other != room).Count();

    private Dictionary<string, string> RoomsOfTypes()
    {
        var rooms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SourceFiles())
        {
            foreach (Match declaration in Declaration().Matches(File.ReadAllText(file)))
            {
                var (name, room) = (declaration.Groups[1].Value, RoomOf(file));
                if (rooms.TryGetValue(name, out var other) && other != room)
                {
                    throw new InvalidOperationException($"{name} stands in {other} and in {room}: one of the two needs another name.");
                }

                rooms[name] = room;
            }
        }

        return rooms;
    }

    private string RoomOf(string file)
    {
        var inside = Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar);
        return inside.Length == 1 ? Root : inside[0];
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex(@"(^|[\\/])(bin|obj)[\\/]")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:class|record struct|record|struct|interface|enum|delegate \S+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
